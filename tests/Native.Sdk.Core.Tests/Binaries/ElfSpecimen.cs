using System.IO.Compression;
using Native.Sdk.Binaries;

namespace Native.Sdk.Core.Tests.Binaries;

/// <summary>
/// An object file and a shared library of each class and byte order, so that the readers are tested where no tool is.
/// <code>
/// template &lt;class T&gt; __attribute__((noinline)) T largest(T a, T b) { return a &gt; b ? a : b; }
/// extern "C" {
/// int data = 1, zero;
/// thread_local int thread_data = 2;
/// int needed(int);
/// __attribute__((visibility("hidden"))) int hidden(int x) { return x; }
/// __attribute__((visibility("protected"))) int guarded(int x) { return x; }
/// __attribute__((weak)) int weak(int x) { return largest(x, data); }
/// int strong(int x) { return hidden(needed(x)) + weak(x); }
/// }
///
/// clang++ --target=$T -fPIC -Oz -fno-asynchronous-unwind-tables -fno-exceptions -c specimen.cpp
/// ld.lld -shared -soname libspecimen.so --build-id=0xc0ffee00c0ffee11 -rpath '$ORIGIN' --hash-style=both \
///   -z max-page-size=4096 -z norelro -z noseparate-code specimen.o libneeded.so -o libspecimen.so
/// </code>
/// T: x86_64-linux-gnu, armv7-linux-gnueabihf, s390x-linux-gnu, powerpc-linux-gnu; clang 14, lld 14, and GNU ld 2.40
/// for s390x. Kept as base64 of gzip. And one with versions of symbols on both sides, and a CPU level:
/// <code>
/// int needed_old(void); __attribute__((weak)) int needed_new(void); __attribute__((weak)) int maybe(void);
/// int old(void) { return needed_old(); } int current(void) { return 2; }
/// __asm__(".symver old, f@V1\n.symver current, f@@V2");
/// int plain(void) { return (needed_new ? needed_new() : 0) + (maybe ? maybe() : 0); }
///
/// gcc -shared -fPIC -nostdlib -Os -fno-asynchronous-unwind-tables versioned.c libneeded.so -o libversioned.so \
///   -Wl,--version-script=v.map,-z,x86-64-v3,-z,noseparate-code,-soname,libversioned.so,--build-id=0xc0ffee00
/// strip -R .comment libversioned.so
/// </code>
/// gcc 12, GNU ld 2.40.
/// </summary>
public sealed record ElfSpecimen(
    ElfMachine Machine, ElfClass Class, ElfByteOrder ByteOrder, byte[] Object, byte[] Library)
{
    public static IReadOnlyList<ElfSpecimen> All { get; } =
    [
        Unpack(ElfMachine.X86_64, ElfClass.Elf64, ElfByteOrder.LittleEndian, X86_64Object, X86_64Library),
        Unpack(ElfMachine.Arm, ElfClass.Elf32, ElfByteOrder.LittleEndian, ArmObject, ArmLibrary),
        Unpack(ElfMachine.S390, ElfClass.Elf64, ElfByteOrder.BigEndian, S390Object, S390Library),
        Unpack(ElfMachine.PowerPC, ElfClass.Elf32, ElfByteOrder.BigEndian, PowerPCObject, PowerPCLibrary),
    ];

    /// <summary>
    /// <c>f@V1</c>, <c>f@@V2</c>, <c>plain@@V1</c>; of <c>libneeded.so.1</c> <c>needed_old@N1</c> and
    /// <c>needed_new@N2</c>.
    /// </summary>
    public static byte[] Versioned { get; } = Unpack(VersionedLibrary);

    /// <summary>The machines, for theories.</summary>
    public static TheoryData<ElfMachine> Machines => [.. All.Select(specimen => specimen.Machine)];

    public static ElfSpecimen For(ElfMachine machine) => All.Single(specimen => specimen.Machine == machine);

    private static ElfSpecimen Unpack(
        ElfMachine machine, ElfClass @class, ElfByteOrder order, string obj, string library) =>
        new(machine, @class, order, Unpack(obj), Unpack(library));

    private static byte[] Unpack(string base64)
    {
        using var unpacked = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(base64)), CompressionMode.Decompress);
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private const string X86_64Object =
        """
        H4sIAAAAAAACA6VUzWsTQRR/2W7S9EMTP5GiEPSk4JCA+HGoFLGaQtFCW6SKbifZ6WZpsht2p7XqQdFTrEIRL148efImiF56Mor+Cd681pueFBTi
        zGZ2M53sguhj3/7m/fZ97eybvTs5fUFLpSCUFJyFntWT2kBvPSHueebZ+tlmV3k9zan14lcO87MzrV9bfNX60PoSLFJb5Qfvs9eut1vfzvzIXf7Y
        nlkqPx7nT5aWyoHHQjuoq/H1eVKxsVOo1rFjFVaJ59uuUyidQEV0stsjQFrgINMsJEuRqQ7fOyp/juluTYvs8PV8zg9okR3iAtPDrLuMsHcKfMt0
        FwxFeXSB7wL/dMSHPd7g+VmevcI+KPAO03xM/y94Hm0wsvcIfMl0P4z01R1LyDMe9Dnc5x92fkzs6e9OV/KSX0bixyQ+K/FHJF6X+LTU97DE75D8
        RyQekEfqGFGyRgFV3UaDOGxR8X0wDFr3DYtQA5umB8jy3JUm+E1StZkTqjabcJt4LtRs0yQOIMelBF28NH/cp7i6DDcJXgafeq5jAarXVxtBGt+2
        wFrBnklMcAjhgJgTxRWGtxoBUhNTLPWFjKtzV0olWvMINo3uw+5dPD1Vx55FfDplT84Zs0V+wf/KfWkWZdkQI/xZ4dUznBFcRuEnpHMiix6TT5f8
        IxH1F4WZE1Q47wcEHg3mr19eK+cjJ3rUlT42w/617fFNJT7p/ZPqbwocleoPxdR/nlB/TTmXSfWfhbmU+EVt+/7nlH9auH9vRE51Bh4lfC/V3idy
        qvEbfxn/JKyv/1v8qIhX5+ypwEMJ+xfiVMyecnmVcF5UX8J7n+64DO7FnR+Q9j8u/mH/pwvkk8DTqV5c3Pz/AVuAobNoBwAA
        """;

    private const string X86_64Library =
        """
        H4sIAAAAAAACA61WX2gcRRj/du9Pz0aaP160SKtLNRGhLheoTRVaUpu2F4xJbFprI/Wyd7u52/ayd+xubFJSDNVqQykooi34YHyRQl9EQfoYSIsV
        QfrYB0FfhNyL1Ae1IHjO7H6TnRlvm1b8uNvfft/ON/PNzPf9Zt7eP3xAVRRgkoA9EGkAA4jnH+JtuyBDnlnogjTRk1w7GZcVETNoV9AvTm4mRYSO
        yC/Ff8+KeAVE5P1orPVUqNd7RKxgfFVF9NuAccb5sfBkVHG8WfSb7RGxQxGRrcurv/hmGh5ckmxslQuAw80gIh9vJth3gIMjR2C5+Sv9d8aNkyP/
        rhb2fdGSCUKn15XIwPdZll+h0HTaRkb+Ae2bIMJOaANfWt9HsP3drLhezwbxZOBHtG9Bez/5PwobhfWhcijovx1u94p2BWOjy/U4+X+RgQXQgixe
        0EALvi08NZPd3rY0/+aHH8/7n1765Ox3H2355uoT+rmvPp+nI23k5q3iHAHzNaqvKHZ+jfg405h3gZRnDNe0TDhlGSfBNHwDChP9VcMtW54/ZO8/
        XBjP0R94vltzyuBYFm3tV1zLMAth+4Jf9Qplyy8YpunCacutwdOjh4YODo1A1S6GHrpX0/uo6tWtkj1tOcQQ1D2uU1qaxwe9UZnw87mM9k7Jfq1X
        rCcmy5ydz/ubnJ1fn1ucXeXsi3dXyC9/IfU1GflCrmES25HxscW/Vk/QrzcWf1rdS7tazb9zPfPG8ZXFOy/82T767crYVP7i7veJz9RUfnWUtDi2
        IuxN8/mz5GOz513ybH9ygLxRvUI/NX5uEuk53Yns0bgV6C7VaWiN5UA/QXW67Y0viarifLZi/0elHCiAWA8ORPOloiXF/M9z9cTX92OIlaRIB5Mg
        1uESrmdWGoftxWZ0bJP6Z7mwhB2x3D+D+PvfzSB/MgmxzvKJB+M1xpey7OwO8QDia4hTiMO2c9JyX9QGraJtONrw8KDWt0PP6TsBLaWq4ZS1tyzX
        s2sO+xYv4Xn1W1O2031S1cza+cOm9zLaoTvir7X1UR/+17y6Y3hyawxPbovhyWdieHJ3DE8OxvD58Rj+tGN4fjaGV0F3ar6ll50ZvThjV83nbBN0
        c87x5qYhsFYMrwL4pHbfBd21qgZV8K1e9UH3rVnyDF8DWtPxOecY03aJdFbzg0fYpuh5oJdq04TJiEZG840iwQrpP3wLEdborlSvQ8U2Tcv5j5Rb
        mDh8tK+PJ971SLgweGxk7ytD++B/EEXmxJjzX95PJlmscVWqe4Z3uLpXuLxi/dJ8+qPZrDF/VvcMB6Sw5DOwF/tWJZ5g+LrkL9+3tnPnN89LDM/c
        48ylsgP7UiWeZZiPiZ/Nfw/6vyTxLsNJzn9TC/88d0cV7rXJiE/utX8jkr+GvKMhUY9J7eUaHmd3oKR0z021Hk/WJ7g7FBXGS/59+k9i7AmJ99n9
        md2TU9L6d3C8xI/P7i3n063zX84/R/Jn5+IS+u9ax/8Ud4+mwnjwdvr+5j+P4+ckO/Pvj8lfhuek+9DaPuOBPqZE51CqRf5d5GIX9gUbfrZO/VyK
        8W+i/3vr+P8D/90x6ogOAAA=
        """;

    private const string ArmObject =
        """
        H4sIAAAAAAACA41VzU8TQRR/s10oUD7KhwUJEoLEIAlj+VAxEQMqogkSohgTPZRtd1I2lLbZXT40JhK9eFOOJiZw8ODBgzcP6s2DBy7+ASb0QBA/
        DiZe9GCd2X3LTlcgTjp97+385vd+b/tmen9s4hIhBLxBoBv8CGBadUzZoGO6oZmvthdPFMSsiK5tkejaNkRXt/4Ui18ENH65dwdG1gs8/gpT6wUV
        XL8MVjbjj959dnMAqGgr0LahJTBVILD+UfB7WOCcFbC2BfB40+HlPOquXncqIrjIkoaW7UhltGy6Y5GZlpHLdvQN0jg9BaPDHKAxLWkAGeDuhX4a
        PwPlVeHRClKpVKm1UEeipF5pUJvIIWgOtZDDpFVpI+1qJzlGnBxh1FuJOSN8VvNZw2ct/DsmJV+FH0V5LcQVn5dfNI+HedwixaX4MAyV4MMwQNz3
        tjc+ArQEH4HjPG6S4pldbQANigKr6DtxSIElrFfs6eT8jchX7cRh+C3tr4c6uIe/Y4fYz/FPpexRPrfRFzV2KhEYCqx/l/hinPF2CX/U0XGk1t0/
        UwfQJfLV854TtsbF9iiuZmGjaFvQOutlrv62RreuWXwhPWITNVmGjl67StmyoS+7oc2WbaCp3Pw8y3InaVngQDTbNo3kgs0sSCTsjJVIMzuh6boJ
        NG3mFvJg5VnK4JtoKp+Hu8zMwayh6ywLNJuzGR2fvNFr2VpqDpaYNgeWbeayaaCZzOK8Q2MZaUgvaKbOdMgyJgzlIFtLcntn3rG2rtlaQLUjmCZu
        Td/s67NnTabpCR+139oBPKczmplmln3FGJtOXI+LD3Tp9CR0aXRQfA2Ir37xrE94cfjvse70qT+qeTAu9aznNqFfjrG4i86WnC2/h8TZHMH4peL2
        YgxPh4r9XOby5R8gLo89qwT4SIBvQ+JTJb5xpz/90U1cLTG8FzxsDcE6MNETPEvBOkIE9SHuGeYJB3BF1OcJ/4a9H0P8fvqG8B6IOefU11eAUn3P
        Qb6P/LyfAnl/Kn69ESnvGyit4y0+jwT4Xgf41JBfR43E9wv1eT3zXuKQ+Y4i3sN92Af3yuNTD8a1Is5r7Q1xD0Fpn4qZlnpWjJ1Av3tr3a62vIw7
        twfuocBNFHPcrHjnA/C9yLgXgdt/gi/MEP8/SsWz8RdW+Yju7AcAAA==
        """;

    private const string ArmLibrary =
        """
        H4sIAAAAAAACA51WXWgcVRQ+M7tJdpPabn67ljQsda0V0ukmTY0/bU1s2iaS1iRG+oN0O5sZkqGb2bA7sY2kuBSLeSgtRVREMStIEXwREVGoUnwQ
        FV+EPvqwKa7WWiQ+KH0Q4zlzz5iby5aKl/3uueees2fuPffMN/el/cMHNE2DoIVgGwRaD+KHCHZhqOmBBETR1gYtUMu2AAlNIAwCq9FEezkkQDaI
        Cbs/1yzwHQjUSPYRdB5JCnyK+lVELdvrFHvw3AA64igOjiYFFkCglu2jFc+CKq2WJfmMa6uIg4C0v5nduP4A20BAXkPEzyXAwcPPwbWV3wiN6vNS
        0rgJ0SvpMc7jQrOI1xSKYv4BLqDegnILautRXkN9HetJWjfnoxFnH0ZZQnvCjx+FA9L+2qABxmidDwb+Mf95IbZvQlwBKMK2viIOiwmMQrbiA7Mt
        nQ2lee+tN14/cfm1+XPfvNr+yQcdxvmP3p2vR3u9tAc6h6iSW+BnRJRcaNLagGuhLjBOzpp5y7bgtG2egvTx3qyZn7QL3pCzfzz9bIp+YJmeCQUv
        n3MnwbVt8k6nvWwhPWl7adOy8uBN5W3TSvuOL9r5HCSfGRs6OHQYsk5G/MMo5IwuUgsz9oQzbbs4QY8vY05bcQM/omzEhd9E2YRykGt1gGUfy2GW
        CyzvoH8bbuwvkrQxzHkbvS8kMUkdKzuWCJHYYkWLLf4MscsVPLNbg1gxqcHtv0BfaQn1X2GktBSG0lIrjmugWE4tfH5Tg5ElDUrf0/8BfSOwWAG4
        VI6TP9ojStWFy9sr8NOlG9qtizfuLH9Rua40+Apt3164UV6+WpH164r+taJfZV3ns9yMOMLjNIJq1fXrDCAZEvVO71Qz18JGhBUSNZPgGrmdFLXe
        yPWTxWAN/G5QGt/TRb2dRfzx90punS7qZ1iHe7bl5rUYdtxTdv7xxICdcUw3MTw8kOjqMVLGI8AzE1nTnUy8YOcLTs4NbNC/B2OZtplxQNuJw33d
        RuoxqK2v649oUb0+vB42aDGtUW8Kt2itsDEU1+7XNuntWkd4i7ZVq7IueS4Mv69Q3ogjRYv6+Xpb0uPMAYG+md/5QN9C3CrpD1E9S/rTHN/nTT0K
        r7B/nPVOzpVo9bCDRMuq3k3nIem7sG+X9EfpPCX9Cew7JX0v8aCk92O/W9IH6L2S9IN0vpL+GQiOF4RzH4wqnHlM4cwTCmd6CmfOKZxZVDj6TYWj
        31c49WOFU8Fwc55tTLqzRmbWyVrbHQsMa84tzE2DPztlFqaAe5r38mDk7SyNwegfO2TYZxzrjJibyXpgePYZ7MXQJzOD+znXnHYmMGrO8zvhkykU
        wJjITSOdeSKg6Xl5JzPr2WjAZXhmBuUUPliMhIR/OXBiZgaSppGCpIXsiKNu6nZS10Nzu3CE8q79lGNZtvt/Ofz4+JGuLpm678Xq6YFjh/sPDe2D
        /940/tbosPabD8o3iWqogf2Iiwgl5iKN/agm2hF/rqzkyI84idDH/5PjbeX/6sxZhKOKH6GT+VBnziOcrcIZPfy91ZljCXElHnHtHr7DnIO1d5io
        sr5BnnuKuZmQ4HgbpHijvIZa5hK6252skr8jkp/Pu4pfjOXz7BcK7njh1RhyvInAj9/h8bv4OfzMEHMF3Q0XgvumtI+8FI+++eWw4Ak13mnJj75R
        t8PizFW/onQPJE6I1FRf33mOF9wHya9XOV/CRRFrJph/Ev32VqmDd6Qz99eBfmU04r3BR1CnV3htQTtZJ+7aarwPFb84burLKn7/AItudKBMDAAA
        """;

    private const string S390Object =
        """
        H4sIAAAAAAACA61WTUwTQRR+LZUWgYRWJEhi0hRDNMqkEKJHgUAJSSMH6k9MzLJ0h6Wh3W12BxQvctKjN+PJeNKTF072YhrDSQ8YTx48mBi94EGM
        BxNj68x2th3G2UqML3375r158817895Memc2mwmHQ9CkEAx4XyVFljwxyb8JCEVr0drOIFM/pvsA+qvf2Xhv9+sSnHr6s75UicDb6idmo6OXlEcb
        2tC5Sj+k9nb3KWi0dmK48i05Ti3D0drBHVtIO6eZXq16Xw9je4HOAyShl45ClRgkfTyeCUAYZvByQbeS+aJumckN7LgF20qOTaA0Ot/MGOAIl12U
        j0J7Go9AfV810QHQqTBfSYRpHAeJ6fcSHU27KEuplh7hMkH5dRygWy4I5S+pRvwi9VB2Ei2cAS7TlO/3qfN6QZ16FfjPU2HvXERiZ/cmAOd4gP1i
        vBGXjM+ok/OQdB4s7yjlfsk+wmsl2yd4LWU78LqeUZwT8zmm2LdHYWed3qvAH+D4I01k5OCijgi+RQDl7VIJWwQ0jRRdzcREs1dWXExnll0XkOnY
        62VwyzhfoG4oXy7DbezYHMLQic5GiFpWC4aBLUCWTTCau3R51CV6fg1uYn0NXOLYlgmoWNwoabph0E43wVzXHQMbYGHMBKJORF+mcrPkScLQhViR
        dj13dWyMrDpYN7TGpPfV5rIL01NZbSGTWZzNabmp6eysBv6aC0XdMbFL5gt0bjHNfvDf6EHjailv3DV+heX7Jb5fnYIu389JLjMBfeljRSR/v/xb
        fMDexbjQDzGhX87yOQU1w4xxn6i0P5OfW45hOf67Qh/L74tP88JG8jk+lOIFhT7TJv8PQp5x4XwPm39MiJ/5dCvy326T/2PhPQrK/1kL749n+IdU
        vy5F/K/anN87Rb/I+oiAJ69/f4j1T1r7R/5lfY8Qf1ry8+t3MqAxmbwR/H8AfsFfGpvSpl3PenFvBd5fj+IB6x8pCue7DXK5ytd0yPX7Dei7Rb7g
        CAAA
        """;

    private const string S390Library =
        """
        H4sIAAAAAAACA71X32sjRRz/bjbppj/N1fZS784jtOU88Lqkh9xVOaSt/ZFibc9e5VTEZJPsJcE0Cdnt/SjFq9gHORAVUQ98qU8n6NOBQl8kSJWK
        DycH/gWlIhSkFfVFaJxJvrOZme7WPoiT7H5nPt/5znxnvrOf7+7t8ekJn08Bp6hwnNw5oFaG66J1E1tD0ETuXfAo9g3AoSVQEWUI0K5JxLslqWyg
        3OTsfJzdT9hfkkpClBAklx8vir/vLqFHkrS/1rDz8pPpGzJtb7/Y8PPIJYRjUH/VyZmXoFL9jV7HnOhgIFCy8Zu5dboVDaVPwpm/LXLApPlY3e/E
        LVEaXoGxM9weNeunv/h6+aMPXv/4k08Xl9daz3Ut9r21/Nn91VMf/vD2YYtWHf8DQxz8ZKd792dD7vj54wfXQX17mmxeR70ZXuHwjt7GvG8i3kbX
        weGXEKeuKJ2qgz/D7ecsGf8RHH+VG7+/szHODOJRyCwa5bSZhhum8QbEX72YN8oZ07KncuPz8StR+gfLLhcLGSiYJu1oZ8umkY6nDduAeNzOW/GM
        aceL165Zpg1LZrkI+Vyy3le3ivogbVolM5VbMAsEgP7ZuanJqRlhW8JZ9PGCuF3hEuIXJfwmnglpf8MxjH2rhF/GvZHxl/EcyXgCz7KDb4V2h6C/
        QkLdPPVQ242GgluhUAj82p4G9FfTxAgGFGsPkVobdFX+qFar29S+pr/kqv+ZPt81fdRV/x2NU03f76r/iuhj2r62v0FYovn0VpT0qWt+3Xmwm4D+
        e39XE+t+eFjZJtg3pPYtuQZqrXsnzq13Qe/Ogz067v5jfeu/R84TpE/bb9hunCUP8okK4ZbgjzWrL+/PAuwARKCd1JT1IETYCNIzzZ4fxt/zKPH8
        Qwrl4yjLIg8on9N7sbr/Jx7vsyIfqCWRd3xZiT+WJH7qEXkkHJV4iPFzl8RTYXRrSMTVXYnnYhL/9cD/UliekYv/e5S/4LaxPHXmkMGUMTOZMwqR
        VN4oZCLXzbKVKxYig0/pUf0C/AtvKlL+YriPjyeHq1JcGe6X4slwOe4Mb5LiwXBNihvDMV7+u0fgfYq3SPmV4XiuujclvM0tLgRvl84dw+V8wHCZ
        xxnulnIUP1T3XE+BO97hO7heGqduDr+DOA38E4ozjrCuaAMX1jXhkbee98ijcx559KRHHu31yKMpj/yXdc1/hF488ugN13zspLJUqQTZXDptFkja
        nL86OCgkxrFXZkZemHoO4pPTs6Mj0/HZiYkrJKPOj4xOj8fryRbzqXsOxZzLsrN7YgbdurVgG0ki7XJdZlmtULRNPVNY1JOLuXx6IJeGWitrWFnQ
        07cKxLIu7TLoZTNv0AbWSnkbdNu8Se+15ej0TnU6cY12NBZyKTJg0a6rQE9aFuip4gLZGfs/IrWTB98TPd+P5ffH2vsX994o8Y/DQyuSTZCTerFa
        /Uu0Zzzl8NWwhz3Lfa2SfVaUShB99En2PTi2Ktoz3nP4b0nmAK4e43zzifzo8GTMw386/xynGxV51OHTBPZpd7G/yvnTJPKtw7trHvGLkOu1g/aM
        pxy+eueQ+Ccb9n5V5O9AxaW/3M5x86sizwc2Pb5v+PZ17ntIFXkzwH8XBlzsKRXePjg/41eN8exlj/mpXHWxR57UVo6w/jvceKrIp9rqEezf4+aP
        Sp9/zP6Ux/lV8PJ5fD6ucW51Nt7PhPPXLH0vcqWFnbt3D3l+jnnbtw5g5a6X/T/mlio4yBAAAA==
        """;

    private const string PowerPCObject =
        """
        H4sIAAAAAAACA5VUzWsTQRR/u4kx/YI0RJEWIS096MGllao5KLSlHxZie2hF9OC63R22oclu2N3WqJGkxpOnYr14KYiliH+AXrwIPfTsyaN4KghS
        9eQpfbMz00xWizjszHvz3m9+783jzdam8tOKqsDRUCATrkcjth2K0XA9B2lQ5uqQpZMaqkl1Z0OB+IuB5sHmR0heBzhR21N36lvN/druz0x9qw71
        pwBoV+rI3UBMbgBS1WRsh3JI579srkNq8xVkqo/7KxRfrfZXaq+/Md38mmmgr4EY5BlCjqzgCPOIZeHGOmTvNQAivAd4viPELGNe6K9afZmc2cpJ
        zoffXYVJslQwnKxZNBw7u0Y8v+A62ZFRbVi7fFQpgJNcUv5O+HMMCyUOzR+yI0ZNABPCnVYxJoAPzB5Px8L9bZzdOMcGIdx/5vjUIIt9F2ce52Sa
        +R8J/hQT23ybG1TDHD9E/G9F/NMAPSj7Iv73wt8L0IXymrSneSUxLJ6p7bMOSaS530KX0MvYEunWzXuUVohOEQ+v0zXP9SHU9Zbezc5qHikaWkAq
        AWimWyoRB5Ul3wddD4q+bpNANyzLA8323NUy+GViFhCkmeUyPCSeC8sFyyIOaI4bEG1m7uYFPzDMFbhPjBXwA891bNCKxbVSSOMXbLBXDc8iFjiE
        UKEhKDCWUD4ohTKwjMCQ8tL0O4u3RkaCZY8Yls6c4arP5OcnxvP6/PT0wtSivjg+kZ/SQZy5UjQ8m/jBbAF9C8P046S2G1yE/xtPWGuJob7B5TfI
        r5uNBNcTfE9f94aEi0t4qo9xvqu8p3uB9Vuc9+cvjhWxdyUOme97hK/Iz/eKvuf789wm0sixXgttCQn7icVVxT32Wq3bFjfKNybF7ZD4tiJ89L3l
        /sL3kumqqHNFqkuHdI937XVRUsfU5RS/n8BljsE9Z3zxf+G6eVz+/1HO4HI20gd0zrb/65VLkX4SPuI287F6e1+BVFOBewatolAz/TcdSDWg+aUO
        AVuEWDt0BgAA
        """;

    private const string PowerPCLibrary =
        """
        H4sIAAAAAAACA5VWXWzbVBQ+dpw2awtkrQtj65A3UlSJYqWlYgVp0Jb+Smlatk4rVYXrxFZiNXVC4o5uONSlm8TEhFZ1wMPQ2DToC288IB6LVKQi
        8cgDbyAkpElMCJD4eSKc63udOFYqsauc3HPu+Xx87r3nfr7rY4lxjueg2kIg4r83MAAQ+YRpEkSgBzqhA60m6vOE8x4RmPgCukHnqRBfFKif2B1M
        uCwVCNf8wi5AjAkQ2aPvdf3NAb8QEB67b9HHBK4zIXkLmvXzK9C4NbEeY3ADNYEjTPzviJCJTSTPwW7lVyKHG8R72lPaafeiZ0dph/PsWCTx2kNu
        vENoa9gPnaTxH0b7HoEzO4Y22Y/Rdmr3e/k+CtCC/TRC9omNybRhfwag22F2lO1LiOV/FB07zlAPEADurkR84uqTjn27tfeDD29aXdvfvC0/8dkX
        9vtbr9l3Pr8C9B0tvvnxNGe3RfwbTveornG1tSX7XF1rgMyqWtR0Dd7Q1WVQFk7l1GJGL1lTxticcjZOflCyinkzA6auE6CVLeqqpmiqpYKiWLmS
        ktEtRdW0Irhjl/RiHmIzZ6YmppKQM1L0MbmUl/uIWSroaWNFN3GAJtCNtdc8yvQc6kmqx7DmIizv7gKm3sl0C6fg6Ws4NU+3cUlcPemARARgK2FH
        +J3rHAg3TlR+2/4KIpP48Po+v+Pcqtxb3/tDdG454FwGwPFPHQ7ETcQMnoCoHQntkBi+53/c3oDo9h0Q7fKxNcRfse1ja+t3fyH6VTv9k7iJvk3E
        YJwYxpCqMUISTG+AtLRJc/PnNOnu4eE5O4s5od/WjoqDaWjD8TGSjz+XjbfgSNkguiAt4TzR7grYYsCW/DbGjKKQ2GQdhNPL+D7MZeRjCD+/jLHe
        4XfIu8q5+dnT1wCctuh3G9ei39uHQjt264JYXloQvVhLtRr06us4ynmmK/T8gElrMeSd2RirWXI+HsPxHhYjTuuW7LPLgc20RrkE9q3syGLd8pfZ
        GSjnK//+if77tKb53gKtgcVaybvcE2giwkSsHxHrRrQThrmsF1+QRvWUoZpSIjEq9Q3Icfk5YCPpnGpmpAt6sWTkTc/XsFU5V4DK74w7XM7leXfe
        42j/g/0gs+erufLuOm1X8+XhIfz/CPMjaxLl6bp9jfaQz/4B7Vmf/TfaSz67M8BtxwPcdjLAbYMBbnspwJ1mgOsuBbj0aoD73qvjPtnMW7qcMVfl
        1KqR054xNJC1i2bp4gq4o1m1lAX2T8atIshFPacSg2mFnAWypa/hfyaH+4aGyzZyJm/141OujnB1xUi7g0AfSZVKIKfzK8g4aOEbLTWFfRbfQTXa
        Q5WW0oUCZA1N080Hp0ZlYe58X18dQU4kZkaGE8rM+PhZfGpueCQxpvw/ClVGX00OT0+9DHHWyISUgpF+tl9unEwDIEusgcedVKPQ9fk8QOPYueUD
        327wfXuAne9WhkuwM36bfZc4hiNl1ZWvVP5iuPvsrA/5OMeL9xR7lic8QIWcrzockV72beQpj7hcUm5whgdq9xjCWy53xQLx2th9gugjlMdcLosz
        3CM+3CSL3UQ5gdy9uEbrkqzhCE8JhNJmG+DOsTtaiN6/hF2fz49brN05yLdU2DsAl/Lh8AwL+wfgsuzeEKJcJXh3u7APR7jj9Vo8wnHhRbbnwXgX
        fDica7hQo5M63JvefY9yStg5ID+HxYtT08WdCuwvR7mqupcE9yUOx1mOLb7622L14l1PCV/ebVAvN+txze+i6/Eg7j8J85F57AsAAA==
        """;

    private const string VersionedLibrary =
        """
        H4sIAAAAAAACA+1YzWsTQRR/u9lta2ttGgWr1rZUIngwNKVCQZSg1QY/SrVY/CiUxGybQL5IttWcLIiI4kfVi4J4ETx56EXpMVA8+Q8EeulFSC9+HBQP
        2ji7+16yM2RNUcHL/sLsb9+beTM7b95sdt6NE2dOypIEBA8chZoEEEIueu26YWhh1+3gM9uq4IzvCs+A/Rh2TayEt1lyuIfnosQz2ckN7BYlnlvQXMFi
        dlCH+4Bn0a6P2gm8A3imaU580GN/Mt45ZtcEmwcty3kcz8kvyxLPku15vbiGo2MXQF6AomKbB917sL5Y+YhxYulpHWE45DEkBWVjPq1vZWhj5d7cJdj1
        fL/3PmMn7LX5wg4fK/119BLWidhn6tutSdhik/TvUE8+HmGlE75UxH62Yvv32P4A6kcd2kNa02JabDqTjEE2GUmkSZHWrkEqUohqMAPJRNTSBvKZQNAQ
        57VcPpFJmxqYDMLkIIwFYWwQLF+qbD08LGRk09/WvK3fwxe3242Y62ZlyOYTmV0fqVY8duP8qM7o6bFai9VRXKcRzq8y+G1x1alaXjyFOp9qRcVZrC/1
        1vxpf2+s2fSy3U+4yM0YQyIqhy7vYVf/FLt29IbYnSHHjar1tQqDv5/JM4vE66tMt2yMsDIRXA3fPNLK1KA3lw39nZVgkak+7TZUarnIVFLpygq4cOHC
        hQsXLly4+GvQt58fGY8h1W/TrxuVjHlMkPnv8rCH/x7PYn0ryuPIbchd1XOqhXIvf7zqEs5jzcg7qX+F14cU/vw1gLxF6O9HxXr+JRz4J8r0HBsoe7G/
        Csrkl88oP/X8n/Whc6CIV3TQC+TjeT2nR6IQSGd0LTCbngtkc5msltMLNlV0LpGMHUzEwJTikXwcArFCOl9IWaznrBo82HDCdIwXWdOclowYdniXTepg
        XAKzGXaja9fZVYtPz+QiKc3sP5JKXAWj1mz6D9CGsVA9ozic00E4pxN6BHun/AAI+QFCkJVvLDbInvZHlQU7cfzDOAdZ2D/EJajtN8lmT3F9HGNYFvYj
        8bjDPiecxlgne4pvYp/w/GI65CLuJZJpfxFP2Z7fU2f+s7j3yJ72H/GAw/wJ8/hssvA+CAn2ov/JfwtYd0x4vxB32ew769jfsudQjLyVwnOfQ76H+K5g
        v6Tw7HWIX+Ingj3lTYiHGqz/s2rewSHf12D/vMSxPcJ7ivJYlMdTBXua14NqboPPR5Q6Njf/14I9/Z+UO36//1u4vEqdeeLAbxr47xfcp73NgBUAAA==
        """;
}
