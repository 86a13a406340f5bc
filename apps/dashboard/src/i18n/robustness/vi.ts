export const vi = {
  robustness: {
    track: 'Nhóm khu',
    explain: {
      operating:
        'Phương pháp phải chọn trọng số, đường cong, cách gộp nhóm tiêu chí, và lẽ ra có thể chọn khác. Ở đây mọi lựa chọn đó được lấy ngẫu nhiên {{draws}} lần trong giới hạn hợp lý. Khoảng hạng của một khu là nơi khu đó đứng trong 90 % số lần. Các khu có khoảng hạng chồng nhau không phân biệt được: đó là đồng hạng.',
      planned:
        'Thiết kế của các khu quy hoạch, không so với khu đang hoạt động. Mọi lựa chọn của phương pháp được lấy ngẫu nhiên {{draws}} lần; khoảng hạng là nơi thiết kế đứng trong 90 % số lần. Khoảng hạng chồng nhau là đồng hạng.',
    },
    tieNote:
      'Khoảng điểm ở các trang khác là chuyện khác: nó cho biết phần chưa đo còn có thể làm điểm thay đổi đến đâu.',
    none: 'Chưa có khu nào được chấm điểm.',
    bands: 'Mỗi khu có thể đứng ở đâu',
    best: 'tốt nhất',
    worst: 'hạng {{rank}}',
    place: 'Hạng {{place}}',
    sharedPlace: 'Đồng hạng {{place}}: {{count}} khu',
    tiedPlace: 'Hạng {{place}}, đồng hạng với khu ở hạng kế bên',
    rank: 'hạng {{rank}}',
    band: 'từ hạng {{from}} đến {{to}}, trung vị {{median}}',
    official: 'theo điểm {{score}}: hạng {{rank}}',
    unstable: 'dịch quá 2 hạng',
    tied: 'đồng hạng với {{count}} khu khác',
    legend: 'Thanh xám: 90 % số lần. Chấm: trung vị. Vạch: hạng theo điểm chính thức.',
    choices: 'Điều gì làm thứ hạng thay đổi',
    choice: {
      weights: 'Trọng số nhóm tiêu chí',
      aggregator: 'Cách gộp các nhóm',
      anchors: 'Điểm trên đường cong',
      missing: 'Phần chưa đo được',
      normalisation: 'Đường cong hay so với khu tốt nhất, kém nhất',
    },
    varied: {
      weights: 'lấy quanh trọng số chính thức',
      aggregator: 'trung bình nhân hoặc cộng',
      anchors: 'mỗi điểm thấp hoặc cao hơn tới 10 %',
      missing: 'coi là bất kỳ giá trị nào từ 0 đến 60 điểm',
      normalisation: 'đường cong cố định hoặc khoảng giá trị giữa các khu',
    },
    share: '{{share}} (từ {{low}} đến {{high}})',
    sharesNote:
      'Phần của toàn bộ thay đổi thứ hạng do riêng lựa chọn đó gây ra, kèm khoảng tin cậy 90 %. Tổng không nhất thiết bằng 100 % vì các lựa chọn còn tác động cùng nhau.',
    importance: 'Trọng số thực tế của từng nhóm tiêu chí',
    pillar: 'Nhóm tiêu chí',
    nominal: 'Trọng số đặt ra',
    real: 'Trọng số thực tế',
    tooFew: 'quá ít khu',
    importanceNote:
      'Trọng số thực tế: mức nhóm tiêu chí biến đổi cùng điểm tổng, tính theo phần của tất cả các nhóm.',
    correlations: 'Các chỉ số nói cùng một điều',
    noCorrelations: 'Không có hai chỉ số nào tương quan quá 0,9.',
    overZones: '{{count}} khu',
    seed: 'Ai cũng có thể lặp lại phép tính này: mầm ngẫu nhiên {{seed}}.',
  },
};
